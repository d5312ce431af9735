// DesktopHeap: see CONTRIBUTING.md

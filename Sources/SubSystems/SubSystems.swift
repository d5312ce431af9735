// SubSystems: see CONTRIBUTING.md

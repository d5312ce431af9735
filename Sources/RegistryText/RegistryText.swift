// RegistryText: see CONTRIBUTING.md

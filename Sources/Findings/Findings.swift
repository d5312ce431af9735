// Findings: see CONTRIBUTING.md

// LintRules: see CONTRIBUTING.md

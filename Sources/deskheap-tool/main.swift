import DeskheapCommands

Program.main()

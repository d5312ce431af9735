import DeskheapCommands

Deskheap.main()

"""The language server: what an editor asks about OKR files, answered from the models that every command uses."""

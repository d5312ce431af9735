// Starts `deskheap lsp` for .reg files. All that is shown comes from there.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = async () => {
  const settings = vscode.workspace.getConfiguration("deskheap");
  const server = { command: settings.get("path"), args: ["lsp", ...settings.get("arguments")] };
  client = new LanguageClient("deskheap", server, { documentSelector: [{ language: "reg" }] });
  await client.start();
};

exports.deactivate = () => client?.stop();

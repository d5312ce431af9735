"""A session with the client of pytest-lsp, which holds every answer to the types of the protocol's specification."""
import asyncio, json, os, pathlib, subprocess

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient

PROGRAM = os.environ["DESKHEAP_PROGRAM"]
VALUE = (r"%SystemRoot%\\system32\\csrss.exe ObjectDirectory=\\Windows SharedSection=1024, 20480,768 Windows=On "
         r"SubSystemType=Windows ServerDll=basesrv,1 ServerDll=winsrv:UserServerDllInitialization,3 "
         r"ServerDll=sxssrv,4 ProfileControl=Off MaxRequestThreads=16")
TEXT = ("Windows Registry Editor Version 5.00\r\n\r\n; é 🙂\r\n"
        r"[HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Session Manager\SubSystems]" "\r\n"
        f'"Windows"="{VALUE}"\r\n')
URI = "untitled:a.reg"


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[PROGRAM, "lsp"]))
async def client(lsp_client: LanguageClient):
    capabilities = lsp.ClientCapabilities(
        general=lsp.GeneralClientCapabilities(position_encodings=[lsp.PositionEncodingKind.Utf8]),
        workspace=lsp.WorkspaceClientCapabilities(workspace_edit=lsp.WorkspaceEditClientCapabilities(document_changes=True)),
        text_document=lsp.TextDocumentClientCapabilities(
            hover=lsp.HoverClientCapabilities(content_format=[lsp.MarkupKind.Markdown]),
            document_symbol=lsp.DocumentSymbolClientCapabilities(hierarchical_document_symbol_support=True)))
    answer = await lsp_client.initialize_session(lsp.InitializeParams(capabilities=capabilities))
    assert answer.capabilities.position_encoding == lsp.PositionEncodingKind.Utf8
    yield
    await lsp_client.shutdown_session()


async def opened(client, text=TEXT):
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(
        lsp.TextDocumentItem(uri=URI, language_id="reg", version=1, text=text)))
    await asyncio.wait_for(client.wait_for_notification("textDocument/publishDiagnostics"), 20)
    return client.diagnostics[URI]


def identifier():
    return lsp.TextDocumentIdentifier(URI)


def bytes_of(text, place):
    return len("".join(text.splitlines(keepends=True)[:place.line]).encode()) + place.character


@pytest.mark.asyncio
async def test_findings_and_the_fix(client):
    found = await opened(client)
    assert [f.code for f in found] == ["DH204", "DH404"]
    blank = found[1]
    data = TEXT.encode()
    assert data[bytes_of(TEXT, blank.range.start):bytes_of(TEXT, blank.range.end)] == b" "
    actions = await client.text_document_code_action_async(lsp.CodeActionParams(
        identifier(), blank.range, lsp.CodeActionContext(diagnostics=[blank])))
    action = next(a for a in actions if a.diagnostics[0].code == "DH404")
    edits = action.edit.document_changes[0]
    assert edits.text_document.version == 1
    for edit in reversed(edits.edits):
        data = data[:bytes_of(TEXT, edit.range.start)] + edit.new_text.encode() + data[bytes_of(TEXT, edit.range.end):]
    fixed = subprocess.run([PROGRAM, "fix", "--select", "DH404", "-"], input=TEXT.encode(), capture_output=True, timeout=60)
    assert data == fixed.stdout


@pytest.mark.asyncio
async def test_words_and_structure(client):
    await opened(client)
    column = TEXT.split("\r\n")[4].encode().index(b"20480")
    hover = await client.text_document_hover_async(lsp.HoverParams(identifier(), lsp.Position(4, column)))
    assert "the second number of SharedSection" in hover.contents.value
    lenses = await client.text_document_code_lens_async(lsp.CodeLensParams(identifier()))
    assert lenses[0].range.start.line == 4 and "csrss fails" in lenses[0].command.title
    symbols = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(identifier()))
    assert symbols[0].children[0].name == "Windows"
    folds = await client.text_document_folding_range_async(lsp.FoldingRangeParams(identifier()))
    assert [(f.start_line, f.end_line) for f in folds] == [(3, 4)]


@pytest.mark.asyncio
async def test_a_key_in_the_value(client):
    await opened(client)
    row = TEXT.split("\r\n")[4].encode()
    at = row.index(b" 20480")
    client.text_document_did_change(lsp.DidChangeTextDocumentParams(
        lsp.VersionedTextDocumentIdentifier(version=2, uri=URI),
        [lsp.TextDocumentContentChangePartial(text="", range=lsp.Range(lsp.Position(4, at), lsp.Position(4, at + 1)))]))
    await asyncio.wait_for(client.wait_for_notification("textDocument/publishDiagnostics"), 20)
    assert [f.code for f in client.diagnostics[URI]] == ["DH204"]


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[PROGRAM, "lsp"]))
async def watching(lsp_client: LanguageClient):
    asked = asyncio.get_running_loop().create_future()

    @lsp_client.feature("client/registerCapability")
    def register(parameters: lsp.RegistrationParams):
        asked.set_result(parameters)

    lsp_client.asked = asked
    await lsp_client.initialize_session(lsp.InitializeParams(capabilities=lsp.ClientCapabilities(
        workspace=lsp.WorkspaceClientCapabilities(
            did_change_watched_files=lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)))))
    yield
    await lsp_client.shutdown_session()


@pytest.mark.asyncio
async def test_a_changed_configuration_counts_at_once(watching, tmp_path):
    registration = (await asyncio.wait_for(watching.asked, 20)).registrations[0]
    assert registration.method == "workspace/didChangeWatchedFiles"
    watchers = registration.register_options
    watchers = watchers["watchers"] if isinstance(watchers, dict) else watchers.watchers
    assert len(watchers) == 2
    uri = (tmp_path / "a.reg").as_uri()
    (tmp_path / "a.reg").write_bytes(b"\xff\xfe" + TEXT.encode("utf-16-le"))
    watching.text_document_did_open(lsp.DidOpenTextDocumentParams(
        lsp.TextDocumentItem(uri=uri, language_id="reg", version=1, text=TEXT)))
    await asyncio.wait_for(watching.wait_for_notification("textDocument/publishDiagnostics"), 20)
    assert [f.code for f in watching.diagnostics[uri]] == ["DH204", "DH404"]
    settings = tmp_path / ".deskheap.yml"
    settings.write_text("rules:\n  DH204: off\n")
    watching.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams(
        [lsp.FileEvent(uri=settings.as_uri(), type=lsp.FileChangeType.Created)]))
    await asyncio.wait_for(watching.wait_for_notification("textDocument/publishDiagnostics"), 20)
    assert [f.code for f in watching.diagnostics[uri]] == ["DH404"]

-- Runs in a headless Neovim: does each job of the list in DESKHEAP_JOBS with Neovim's own language client, and writes what
-- it saw to DESKHEAP_RESULT. check.py makes the list and judges the result.
local jobs = vim.json.decode(table.concat(vim.fn.readfile(vim.env.DESKHEAP_JOBS), "\n"))
local patience = 20000

-- Which version of each document the server has spoken of last, and how often it has spoken.
local told = {}
local publish = vim.lsp.handlers["textDocument/publishDiagnostics"]
vim.lsp.handlers["textDocument/publishDiagnostics"] = function(err, result, context, config)
  local before = told[result.uri] or { count = 0 }
  told[result.uri] = { version = result.version, count = before.count + 1 }
  return publish(err, result, context, config)
end

local client = vim.lsp.start_client({
  cmd = { vim.env.DESKHEAP_PROGRAM, "lsp" },
  root_dir = vim.fn.getcwd(),
  flags = { debounce_text_changes = 0 },
})

local function wait(what, condition)
  if not vim.wait(patience, condition, 5) then error("nothing came: " .. what) end
end

-- Waits until the server has spoken of the buffer as it is now.
local function settle(buffer)
  local uri = vim.uri_from_bufnr(buffer)
  wait("diagnostics of " .. uri, function()
    return told[uri] and told[uri].version == vim.lsp.util.buf_versions[buffer]
  end)
end

local function open(path)
  vim.cmd("edit! " .. vim.fn.fnameescape(path))
  local buffer = vim.api.nvim_get_current_buf()
  vim.lsp.buf_attach_client(buffer, client)
  wait("the attached client", function() return vim.lsp.buf_is_attached(buffer, client) end)
  settle(buffer)
  return buffer
end

-- Lines from 1, columns from 1 in units of UTF-16, as `deskheap lint` counts.
local function place(buffer, line, byte)
  local text = vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1] or ""
  local _, units = vim.str_utfindex(text, math.min(byte, #text))
  return { line + 1, units + 1 }
end

local function findings(buffer)
  local result = {}
  for _, found in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(result, {
      id = found.code, severity = found.severity, message = found.message,
      from = place(buffer, found.lnum, found.col), to = place(buffer, found.end_lnum, found.end_col),
    })
  end
  return result
end

local function request(buffer, method, parameters)
  parameters.textDocument = vim.lsp.util.make_text_document_params(buffer)
  local answers, failure = vim.lsp.buf_request_sync(buffer, method, parameters, patience)
  local answer = answers and answers[client]
  if failure or not answer or answer.error then
    error(method .. ": " .. vim.inspect(failure or answer))
  end
  return answer.result
end

local function whole(buffer)
  return { start = { line = 0, character = 0 }, ["end"] = { line = vim.api.nvim_buf_line_count(buffer), character = 0 } }
end

-- Applies the first action that `only` and `wanted` let through; whether there was one.
local function act(buffer, only, wanted)
  local context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(buffer), only = only }
  local actions = request(buffer, "textDocument/codeAction", { range = whole(buffer), context = context })
  for _, action in ipairs(actions) do
    if wanted(action) then
      vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
      settle(buffer)
      return true
    end
  end
  return false
end

-- One more number for each step, the same in every run.
local function dice(seed)
  return function(limit)
    seed = (seed * 1103515245 + 12345) % 2147483648
    return math.floor(seed / 65536) % limit
  end
end

local kinds = {}

-- Writes the file as it was opened: what comes out otherwise is none of a server's doing.
function kinds.write(job, buffer)
  vim.cmd("write")
  return true
end

function kinds.lint(job, buffer) return findings(buffer) end

function kinds.fix(job, buffer)
  local rounds = 0
  while rounds < 64 and act(buffer, { "quickfix" }, function(action)
    return action.diagnostics[1].code == job.id
  end) do
    rounds = rounds + 1
  end
  vim.cmd("write")
  return rounds
end

function kinds.fixall(job, buffer)
  local done = act(buffer, { "source.fixAll" }, function() return true end)
  vim.cmd("write")
  return done
end

function kinds.hover(job, buffer)
  local line, column = unpack(job.at)
  local result = request(buffer, "textDocument/hover", { position = { line = line - 1, character = column - 1 } })
  if result == vim.NIL or not result then return "" end
  local shown = vim.lsp.util.convert_input_to_markdown_lines(result.contents)
  return table.concat(shown, "\n")
end

function kinds.lens(job, buffer)
  vim.lsp.codelens.refresh()
  wait("code lenses", function() return #vim.lsp.codelens.get(buffer) > 0 end)
  local result = {}
  for _, lens in ipairs(vim.lsp.codelens.get(buffer)) do
    table.insert(result, { lens.range.start.line + 1, lens.command.title })
  end
  return result
end

function kinds.symbols(job, buffer)
  local result = request(buffer, "textDocument/documentSymbol", {})
  local names = {}
  for _, item in ipairs(vim.lsp.util.symbols_to_items(result, buffer)) do table.insert(names, item.text) end
  return names
end

function kinds.folds(job, buffer) return request(buffer, "textDocument/foldingRange", {}) end

-- Types, breaks, joins and deletes at random places, and writes what comes of it. Undo is left out: after it Neovim 0.7.2
-- tells of other text than it has, now and then even of bytes that are no text.
function kinds.edit(job, buffer)
  local roll = dice(job.seed)
  local pieces = { "a", "é", "🙂", "字", ",", " ", '"', "[HKEY_LOCAL_MACHINE\\x]", "SharedSection=1024,20480,768" }
  for _ = 1, job.count do
    local count = vim.api.nvim_buf_line_count(buffer)
    -- The header stays: of a file without one little is said.
    local line = 1 + roll(count - 1)
    local text = vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1]
    local starts = vim.str_utf_pos(text)
    table.insert(starts, #text + 1)
    local index = roll(#starts) + 1
    local byte, next = starts[index] - 1, (starts[index + 1] or starts[index]) - 1
    local what = roll(6)
    if what < 3 then
      vim.api.nvim_buf_set_text(buffer, line, byte, line, byte, { pieces[roll(#pieces) + 1] })
    elseif what == 3 then
      vim.api.nvim_buf_set_text(buffer, line, byte, line, byte, { "", "" })
    elseif what == 4 and line + 1 < count then
      vim.api.nvim_buf_set_text(buffer, line, byte, line + 1, 0, { "" })
    else
      vim.api.nvim_buf_set_text(buffer, line, byte, line, next, { "" })
    end
  end
  settle(buffer)
  local seen = findings(buffer)
  vim.cmd("write")
  return seen
end

-- What a key at the end of the number does, before the file is written.
function kinds.type(job, buffer)
  local line, column = unpack(job.at)
  vim.api.nvim_buf_set_text(buffer, line - 1, column - 1, line - 1, column - 1, { job.text })
  settle(buffer)
  return findings(buffer)
end

local results = {}
for index, job in ipairs(jobs) do
  local ok, result = pcall(function()
    local buffer = open(job.path)
    local result = kinds[job.kind](job, buffer)
    vim.cmd("bwipeout! " .. buffer)
    return result
  end)
  results[index] = ok and { ok = result } or { failure = tostring(result) }
end

-- The client must part from the server in order.
local process = vim.lsp.get_client_by_id(client)
process.stop()
wait("the end of the server", function() return process.is_stopped() end)
vim.fn.writefile({ vim.json.encode(results) }, vim.env.DESKHEAP_RESULT)
vim.cmd("qall!")

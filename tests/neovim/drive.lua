-- What a person does in Neovim with a file of OKRs, one key after the other; what was seen goes to $OKR_SEEN as JSON.

local seen = {}
local patience = 30000

local function wait(condition, what)
  if not vim.wait(patience, condition, 20) then
    error("waited in vain for " .. what)
  end
end

local function rules()
  local found = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, each.code)
  end
  table.sort(found)
  return found
end

local function find(words)
  vim.fn.cursor(1, 1)
  assert(vim.fn.search(words) > 0, words)
end

local function main()
  wait(function() return #vim.lsp.get_clients({ bufnr = 0, name = "okr" }) == 1 end, "the server")
  wait(function() return #rules() > 0 end, "findings")
  seen.rules = rules()
  seen.virtual_text = vim.diagnostic.config().virtual_text

  find("ownr")
  vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.kind == "quickfix" and not action.title:match("Suppress") end })
  wait(function() return vim.fn.search("ownr", "n") == 0 end, "the quick fix")
  wait(function() return not vim.tbl_contains(rules(), "unknown-key") end, "findings without the one that was fixed")

  find("regulars")
  vim.lsp.buf.hover({ silent = true })
  wait(function() return #vim.api.nvim_list_wins() > 1 end, "the hover")
  local window = vim.tbl_filter(function(win) return win ~= vim.api.nvim_get_current_win() end, vim.api.nvim_list_wins())[1]
  seen.hover = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), "\n")
  vim.api.nvim_win_close(window, true)

  local hints = function() return vim.lsp.inlay_hint.get({ bufnr = 0 }) end
  wait(function() return #hints() > 0 end, "inlay hints")
  seen.hints = vim.tbl_map(function(hint) return hint.inlay_hint.label end, hints())

  find("id: regulars")
  vim.fn.search("regulars", "", vim.fn.line("."))
  vim.lsp.buf.rename("morning-regulars")
  wait(function() return vim.fn.search("id: morning-regulars", "n") > 0 end, "the rename")
  vim.cmd("silent wall")

  find("owner: ")
  vim.api.nvim_win_set_cursor(0, { vim.fn.line("."), vim.fn.col(".") + 6 })
  local params = vim.lsp.util.make_position_params(0, "utf-16")
  local answers = vim.lsp.buf_request_sync(0, "textDocument/completion", params, patience)
  for _, answer in pairs(answers or {}) do
    seen.owners = vim.tbl_map(function(item) return item.label end, answer.result.items or answer.result)
  end
end

local fine, problem = xpcall(main, debug.traceback)
seen.problem = not fine and problem or nil
vim.fn.writefile({ vim.json.encode(seen) }, vim.env.OKR_SEEN)
vim.cmd(fine and "qall!" or "cquit!")

"""The completion scripts of bash, zsh and fish, and the form of the answer for each.

Answers contain text from a workspace, so no script evaluates them: bash gets quoted words, zsh and fish quote what they
insert. Errors are not printed, because they would end up in the command line.
"""

from okr_cli.completion.bash_words import quoted, words_of
from okr_cli.completion.offers import Offers

BASH = r"""_okr_completion() {
    local reply line
    COMPREPLY=()
    # 1 asks for the names of files, which is what bash offers by default.
    reply=$(COMP_LINE="$COMP_LINE" COMP_POINT="$COMP_POINT" COMP_WORDBREAKS="$COMP_WORDBREAKS" \
        _OKR_COMPLETE=bash "$1" 2>/dev/null) || return 0
    while IFS= read -r line; do
        [ -z "$line" ] || COMPREPLY+=("$line")
    done <<< "$reply"
    [ "${#COMPREPLY[@]}" -gt 0 ] || compopt +o default 2>/dev/null
}
complete -o default -F _okr_completion okr
"""

ZSH = r"""#compdef okr
_okr() {
    local reply wants_files
    local -a offers
    reply=$(_OKR_COMPLETE=zsh ${(Q)words[1]} "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null) || wants_files=1
    [[ -n $reply ]] && offers=("${(@f)reply}")
    # An option and its value are one word, of which only the value is offered.
    [[ $PREFIX == --*=* ]] && compset -P '*='
    (( $#offers )) && _describe -V okr offers
    [[ -n $wants_files ]] && _files
}
if [[ $funcstack[1] == _okr ]]; then
    _okr "$@"
else
    compdef _okr okr
fi
"""

FISH = r"""function __okr_complete
    set -l words (commandline -opc)
    # A word whose quotes are still open cannot be unescaped.
    set -l word (string unescape -- (commandline -ct))
    or set word (string replace --regex '^["\']' '' -- (commandline -ct))
    set -lx _OKR_COMPLETE fish
    $words[1] $words[2..] "$word" 2>/dev/null
    or __fish_complete_path "$word"
end
complete --command okr --no-files --keep-order --arguments '(__okr_complete)'
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}

WITH_FILES = 1
"""The exit code that asks the shell for the names of files as well."""


def for_bash(found: Offers, line: str, breaks: str) -> list[str]:
    """Words as bash has to read them, without the part of the word that bash does not replace."""
    word = words_of(line, breaks)[-1]
    lines = []
    for offer, _ in found.found:
        rest = f"{found.before}{offer}"[word.kept :]
        lines.append(quoted(rest, word.quote))
    return lines


def for_zsh(found: Offers) -> list[str]:
    """A value, a colon, and what it means, as ``_describe`` takes them."""
    escaped = ((offer.replace("\\", "\\\\").replace(":", "\\:"), meaning) for offer, meaning in found.found)
    return [f"{offer}:{meaning}" if meaning else offer for offer, meaning in escaped]


def for_fish(found: Offers) -> list[str]:
    """The whole word, a tab, and what the value means."""
    return [
        f"{found.before}{offer}\t{meaning}" if meaning else f"{found.before}{offer}" for offer, meaning in found.found
    ]

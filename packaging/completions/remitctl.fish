# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# fish completion of remitctl: commands, options, run ids.

function __remitctl_runs
    remitctl list --json 2>/dev/null | string match -rg '"run_id": *"([^"]+)"'
end

function __remitctl_agents
    remitctl agents --json 2>/dev/null | string match -rg '^ {8}"id": *"([^"]+)"'
end

set -l one __fish_seen_subcommand_from
complete -c remitctl -f
complete -c remitctl -n __fish_use_subcommand -l help -d "Show help"
complete -c remitctl -n __fish_use_subcommand -l version -d "Tell the version"
complete -c remitctl -n __fish_use_subcommand -a run -d "Launch a contract on a repository"
complete -c remitctl -n __fish_use_subcommand -a race -d "Several agents on one contract, side by side"
complete -c remitctl -n __fish_use_subcommand -a list -d "All runs, newest first"
complete -c remitctl -n __fish_use_subcommand -a queue -d "The runs that wait for a verdict"
complete -c remitctl -n __fish_use_subcommand -a status -d "How far a run is"
complete -c remitctl -n __fish_use_subcommand -a show -d "The record of a run"
complete -c remitctl -n __fish_use_subcommand -a diff -d "What a run changed"
complete -c remitctl -n __fish_use_subcommand -a log -d "What happened in a run"
complete -c remitctl -n __fish_use_subcommand -a stop -d "Stop a run, or --all"
complete -c remitctl -n __fish_use_subcommand -a freeze -d "Hold a run, or --all, in place"
complete -c remitctl -n __fish_use_subcommand -a thaw -d "Let a frozen run, or --all, go on"
complete -c remitctl -n __fish_use_subcommand -a review -d "accept, reject, send-back, answer, defer, undo"
complete -c remitctl -n __fish_use_subcommand -a lint -d "The preflight of a contract"
complete -c remitctl -n __fish_use_subcommand -a brief -d "The exact prompt of a contract"
complete -c remitctl -n __fish_use_subcommand -a try -d "The check of a contract on the base, in the box"
complete -c remitctl -n __fish_use_subcommand -a check -d "The check of a run once more, on its result"
complete -c remitctl -n __fish_use_subcommand -a inspect -d "The inspections over a working tree"
complete -c remitctl -n __fish_use_subcommand -a journal -d "The trail of a run and its hash chain"
complete -c remitctl -n __fish_use_subcommand -a audit -d "One record for each finished run"
complete -c remitctl -n __fish_use_subcommand -a retention -d "What decided runs leave behind, and its removal"
complete -c remitctl -n __fish_use_subcommand -a reindex -d "Make the index again from the journals"
complete -c remitctl -n __fish_use_subcommand -a agents -d "The agents found here"
complete -c remitctl -n __fish_use_subcommand -a key -d "Where the keys of the providers come from; set, remove"
complete -c remitctl -n __fish_use_subcommand -a prices -d "What models cost"
complete -c remitctl -n __fish_use_subcommand -a doctor -d "What is enforced on this machine"

complete -c remitctl -n "not __fish_use_subcommand" -s h -l help -d "Show help"
complete -c remitctl -n "not __fish_use_subcommand" -l json -d "One JSON document"
complete -c remitctl -n "$one status show diff log stop freeze thaw review check journal" -a "(__remitctl_runs)"
complete -c remitctl -n "$one review" -a "accept reject send-back answer defer undo"
complete -c remitctl -n "$one run race lint try inspect" -l repo -r -a "(__fish_complete_directories)" -d "The repository"
complete -c remitctl -n "$one run race lint try inspect" -l base -x -d "The revision"
complete -c remitctl -n "$one lint" -l no-try -d "Do not run the success command"
complete -c remitctl -n "$one run race try" -l contract -r -F -d "The contract file"
complete -c remitctl -n "$one run" -l agent -x -a "(__remitctl_agents)" -d "Another agent"
complete -c remitctl -n "$one run race" -l consent -x -a "'level B' 'level C'" -d "Start it where no box can be made"
complete -c remitctl -n "$one run race" -l wait -d "Follow the run"
complete -c remitctl -n "$one race" -l agents -x -d "Who takes part"
complete -c remitctl -n "$one race" -l available -d "Leave out what is not installed"
complete -c remitctl -n "$one race" -a show
complete -c remitctl -n "$one list queue" -l limit -x -d "At most so many"
complete -c remitctl -n "$one diff" -l snapshot -x -d "Up to this snapshot"
complete -c remitctl -n "$one log" -s f -l follow -d "Go on until the run ends"
complete -c remitctl -n "$one stop freeze thaw" -l all -d "Every run that is not finished"
complete -c remitctl -n "$one review" -l how -x -a "merge squash cherry-pick branch patch" -d "The way"
complete -c remitctl -n "$one review" -l comment -x -d "What is to be done"
complete -c remitctl -n "$one review" -l text -x -d "The answer to its question"
complete -c remitctl -n "$one review" -l message -x -d "Of the commit"
complete -c remitctl -n "$one review" -l leave-out -r -F -d "A file that is not taken"
complete -c remitctl -n "$one review" -s o -l output -r -F -d "Where a patch goes"
complete -c remitctl -n "$one review" -l until -x -d "Defer until then"
complete -c remitctl -n "$one review" -l preview -d "Only say what accepting would do"
complete -c remitctl -n "$one inspect" -l task -r -F -d "What the change is for"
complete -c remitctl -n "$one journal" -l verify -d "Check the hash chain"
complete -c remitctl -n "$one retention" -l apply -d "Remove it"
complete -c remitctl -n "$one audit" -l since -x -d "Only runs that ended then or later"
complete -c remitctl -n "$one audit" -l jsonl -d "One JSON object a line"
complete -c remitctl -n "$one agents" -a test -d "Have an agent give one short answer"
complete -c remitctl -n "$one agents; and __fish_seen_subcommand_from test" -a "(__remitctl_agents)"
complete -c remitctl -n "$one agents" -l model -x -d "Test it with this model"
complete -c remitctl -n "$one key" -a "list set remove anthropic openai gemini"
complete -c remitctl -n "$one lint brief" -F

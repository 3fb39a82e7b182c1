"""Makes ewt-dev.txt of a treebank in CoNLL-U: the text of each sentence, one a line.

    python corpus.py en_ewt-ud-dev.conllu > ewt-dev.txt
"""
import sys

PREFIX = "# text = "

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as treebank:
        for line in treebank:
            if line.startswith(PREFIX):
                sys.stdout.write(line.removeprefix(PREFIX))

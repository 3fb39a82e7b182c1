"""Makes the scripts importable that this recipe shares with the English one. Import it first; a file of this folder comes before its namesake there."""
import os
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "ner-model-en", "training"))

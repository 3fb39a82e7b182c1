"""Exports token classifiers of PyTorch to directories that ner4j loads. docs/export_model.py is the command."""

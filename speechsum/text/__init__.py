"""Bytes to text; word keys; tokens; paragraphs and sentences; verb forms."""

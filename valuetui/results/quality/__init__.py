"""How far the answers can be believed. Everything is counted, and nothing is ever left out: whether
an answer with a flag should count is for people to decide, and the figures here are to help them.
"""

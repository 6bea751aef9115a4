"""Findings for papers: what somebody who meets a locality should know of it, and of what lies between two."""

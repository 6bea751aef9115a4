"""Commitments: what somebody undertook, plans or asked to do."""

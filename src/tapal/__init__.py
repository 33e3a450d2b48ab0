"""Tapal reads news about borders and conflict and turns it into event records that an analyst can check."""

"""The frozen model: Portal → Agency → FiscalYear → Measure, valid when made."""

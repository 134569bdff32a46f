"""The questionnaire as an XLSForm, which ODK, KoboToolbox and others ask with, and back again.

Pure: sheets are tables of texts here; :mod:`valuetui.reports.xlsform` has the files."""

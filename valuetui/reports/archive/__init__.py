"""The archive package: every answer for itself, for the municipality's archive.

Pure: facts and instruments in, bytes out. The same facts give the same bytes.
"""

from valuetui.reports.archive.bag import faults
from valuetui.reports.archive.keeping import keep_package
from valuetui.reports.archive.material import LeftOut, Material
from valuetui.reports.archive.package import archive_package, package_name

__all__ = ["LeftOut", "Material", "archive_package", "faults", "keep_package", "package_name"]

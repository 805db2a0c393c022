"""Charts that the server draws itself: an SVG for wide places, one for a phone, and the same numbers as a table."""

from balai.ui.charts.bars import Bar, bars
from balai.ui.charts.chart import Chart
from balai.ui.charts.grid import coverage_grid
from balai.ui.charts.grid_pictures import Cell, Entry
from balai.ui.charts.timeline import Span, timeline

__all__ = ["Bar", "Cell", "Chart", "Entry", "Span", "bars", "coverage_grid", "timeline"]

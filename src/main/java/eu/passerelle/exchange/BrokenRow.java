package eu.passerelle.exchange;

import java.util.List;

/**
 * A row that was not taken.
 *
 * @param line where it stands in the file
 */
record BrokenRow(long line, List<String> cells, List<CellProblem> problems) {}

package io.tenantry.app.web;

import java.net.URI;
import java.util.List;

/**
 * A list, page by page.
 *
 * @param self without search, sort and cursor
 * @param search what was searched for
 * @param sort as it is sorted now
 * @param first the first page of the same search and sort; null on it
 * @param next null on the last page
 * @param actions what can be done besides, such as adding a row
 * @param empty what to say where there is nothing
 */
record ListView(
    URI self,
    String search,
    String sort,
    List<Head> heads,
    List<Row> rows,
    URI first,
    URI next,
    List<Frame.Place> actions,
    String empty) {

  /**
   * Head of a column.
   *
   * @param sortLink null if the list cannot be sorted by it
   * @param sorted ascending, descending or none, as ARIA has it
   */
  record Head(String label, URI sortLink, String sorted, boolean amount) {}

  /** One line of the list; its first cell is the link. */
  record Row(URI link, List<Cell> cells) {}

  /** What stands in one column. */
  record Cell(String text, boolean amount) {}
}

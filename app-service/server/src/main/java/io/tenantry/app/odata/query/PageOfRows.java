package io.tenantry.app.odata.query;

import io.tenantry.app.link.EntityPath;
import io.tenantry.app.sql.Fragment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.Property;
import org.apache.olingo.commons.api.data.ValueType;

/**
 * A page of a listing.
 *
 * @param skipped rows before the page
 * @param most rows on the page
 * @param open whether rows can follow that are wanted, too
 */
public record PageOfRows(Listing listing, int skipped, int most, boolean open) {

  /** Gets entities one after the other, while the statement runs. */
  public interface Receiver {

    /** The next one, or none. */
    interface Source {
      Optional<Row> next() throws SQLException;

      /** Where the next page begins, if there is one; known after the last row. */
      Optional<SkipToken> rest();
    }

    void read(Source rows) throws SQLException;
  }

  /**
   * @param place of the entities, without their keys
   */
  void read(Wanted wanted, EntityPath place, Statements statements, Receiver receiver) {
    List<Fragment> sortedBy = open ? listing.ordering().texts() : List.of();
    EntityReader reader = new EntityReader(listing.rows(), wanted, sortedBy);
    statements.read(
        select(reader.outputs()),
        rows -> {
          receiver.read(new Cut(rows, most, row -> reader.read(row, 0, place)));
          return most;
        });
  }

  /** What {@code groupby} and {@code aggregate} made, which are no entities. */
  public void results(Statements statements, Receiver receiver) {
    Map<String, Relation.Cell> cells = listing.rows().columns();
    List<Fragment> outputs = new ArrayList<>();
    cells.values().forEach(cell -> outputs.add(listing.rows().column(cell.name())));
    List<Fragment> sortedBy = open ? listing.ordering().texts() : List.of();
    outputs.addAll(sortedBy);
    statements.read(
        select(Fragment.list(", ", outputs)),
        rows -> {
          receiver.read(new Cut(rows, most, row -> result(cells, sortedBy.size(), row)));
          return most;
        });
  }

  private Fragment select(Fragment outputs) {
    return listing.select(outputs, open ? most + 1 : most, skipped);
  }

  private static Row result(Map<String, Relation.Cell> cells, int sorted, ResultSet row)
      throws SQLException {
    Entity entity = new Entity();
    int at = 0;
    for (Map.Entry<String, Relation.Cell> cell : cells.entrySet()) {
      at++;
      Object value = cell.getValue().kind().read(row, at);
      entity.addProperty(new Property(null, cell.getKey(), ValueType.PRIMITIVE, value));
    }
    List<String> sortedBy = new ArrayList<>();
    for (int i : IntStream.rangeClosed(at + 1, at + sorted).toArray()) {
      sortedBy.add(row.getString(i));
    }
    return new Row(entity, null, Map.of(), sortedBy);
  }

  private interface Reader {
    Row read(ResultSet row) throws SQLException;
  }

  /** Hands out as many rows as the page has, and sees whether one follows. */
  private static final class Cut implements Receiver.Source {

    private final ResultSet rows;
    private final int most;
    private final Reader reader;
    private int read;
    private Row last;
    private boolean more;

    Cut(ResultSet rows, int most, Reader reader) {
      this.rows = rows;
      this.most = most;
      this.reader = reader;
    }

    @Override
    public Optional<Row> next() throws SQLException {
      if (more || !rows.next()) {
        return Optional.empty();
      }
      if (read == most) {
        more = true;
        return Optional.empty();
      }
      read++;
      last = reader.read(rows);
      return Optional.of(last);
    }

    @Override
    public Optional<SkipToken> rest() {
      return more ? Optional.of(new SkipToken(last.sortedBy())) : Optional.empty();
    }
  }
}

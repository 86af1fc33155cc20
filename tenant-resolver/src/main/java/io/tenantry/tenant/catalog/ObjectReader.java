package io.tenantry.tenant.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.tenant.object.PublishedObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code catalog.objects_v1}; nothing but SQL and rows. */
final class ObjectReader {

  /**
   * One parameter: a version. Every object changed after it, all of them for 0; of each the newest
   * revision alone, since the earlier ones are of no use here.
   */
  static final String CHANGED_SINCE =
      """
      select distinct on (kind, release, name) kind, name, release, revision, version, content
        from catalog.objects_v1
       where version > ?
       order by kind, release, name, revision desc
      """;

  private final ObjectMapper json;

  ObjectReader(ObjectMapper json) {
    this.json = json;
  }

  /** What {@link #CHANGED_SINCE} has found. */
  List<PublishedObject> objects(ResultSet row) throws SQLException {
    List<PublishedObject> objects = new ArrayList<>();
    while (row.next()) {
      objects.add(object(row));
    }
    return objects;
  }

  private PublishedObject object(ResultSet row) throws SQLException {
    try {
      return new PublishedObject(
          row.getString("kind"),
          row.getString("name"),
          row.getInt("release"),
          row.getInt("revision"),
          row.getLong("version"),
          json.readTree(row.getString("content")));
    } catch (JsonProcessingException e) {
      throw new SQLException("the content of " + row.getString("name") + " is not JSON", e);
    }
  }
}

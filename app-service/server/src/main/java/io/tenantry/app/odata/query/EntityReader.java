package io.tenantry.app.odata.query;

import io.tenantry.app.http.VersionTag;
import io.tenantry.app.link.EntityPath;
import io.tenantry.app.odata.model.Column;
import io.tenantry.app.odata.model.Kind;
import io.tenantry.app.odata.model.Navigation;
import io.tenantry.app.odata.model.Table;
import io.tenantry.app.odata.model.Table.Tag;
import io.tenantry.app.sql.Fragment;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.Property;
import org.apache.olingo.commons.api.data.ValueType;

/** Reads entities from rows of a statement whose columns it names itself. */
final class EntityReader {

  private final Wanted wanted;
  private final List<Fragment> outputs = new ArrayList<>();
  private final int tagAt;
  private final int linksAt;
  private final int sortedAt;
  private final int sorted;

  EntityReader(Relation rows, Wanted wanted, List<Fragment> sortedBy) {
    this.wanted = wanted;
    Table table = wanted.table();
    wanted.columns().forEach(column -> outputs.add(rows.column(column.name())));
    tagAt = outputs.size() + 1;
    if (table.tag() != Tag.NONE) {
      outputs.add(rows.column("id"));
      outputs.add(rows.column(table.tag() == Tag.VERSION ? "version" : "remaining"));
    }
    linksAt = outputs.size() + 1;
    wanted.links().forEach(link -> outputs.add(rows.column(link.name())));
    sortedAt = outputs.size() + 1;
    sorted = sortedBy.size();
    outputs.addAll(sortedBy);
  }

  /** What stands behind SELECT. */
  Fragment outputs() {
    return Fragment.list(", ", outputs);
  }

  /**
   * @param before how many columns the statement has before ours
   * @param place where the entity is, without its key
   */
  Row read(ResultSet row, int before, EntityPath place) throws SQLException {
    Entity entity = new Entity();
    Map<String, Object> key = new LinkedHashMap<>();
    int at = before;
    for (Column column : wanted.columns()) {
      at++;
      Object value = column.kind().read(row, at);
      entity.addProperty(new Property(null, column.property(), ValueType.PRIMITIVE, value));
      if (wanted.table().key().contains(column.property())) {
        key.put(column.property(), value);
      }
    }
    EntityPath path = place.key(key);
    entity.setId(path.uri());
    tag(row, before, entity);
    return new Row(entity, path, links(row, before), sortedBy(row, before));
  }

  private void tag(ResultSet row, int before, Entity entity) throws SQLException {
    Tag tag = wanted.table().tag();
    if (tag == Tag.NONE) {
      return;
    }
    UUID id = row.getObject(before + tagAt, UUID.class);
    BigDecimal changing = row.getBigDecimal(before + tagAt + 1);
    int version = tag == Tag.VERSION ? changing.intValueExact() : changing.hashCode();
    entity.setETag(new VersionTag(id, version).toString());
  }

  private Map<String, Object> links(ResultSet row, int before) throws SQLException {
    Map<String, Object> links = new HashMap<>();
    int at = before + linksAt;
    for (Navigation.Link link : wanted.links()) {
      links.put(link.name(), link.kind().read(row, at));
      at++;
    }
    return links;
  }

  private List<String> sortedBy(ResultSet row, int before) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < sorted; i++) {
      values.add((String) Kind.TEXT.read(row, before + sortedAt + i));
    }
    return values;
  }
}

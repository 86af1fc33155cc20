package io.tenantry.app.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the rows of a page are made of, by the class of a row: looked up once, because reflection
 * finds it anew each time, and a page has hundreds of rows.
 *
 * @param withoutNull whether a field without a value is left out
 */
record RowFields(boolean withoutNull, List<Field> fields) {

  private static final ClassValue<RowFields> KNOWN =
      new ClassValue<>() {
        @Override
        protected RowFields computeValue(Class<?> row) {
          return new RowFields(
              row.isAnnotationPresent(JsonInclude.class),
              Arrays.stream(row.getRecordComponents()).map(Field::of).toList());
        }
      };

  /**
   * A field.
   *
   * @param unwrapped whether the fields of its value stand in its place
   */
  private record Field(String name, Method accessor, boolean unwrapped) {

    static Field of(RecordComponent component) {
      Method accessor = component.getAccessor();
      return new Field(
          component.getName(), accessor, accessor.isAnnotationPresent(JsonUnwrapped.class));
    }

    Object of(Record row) {
      try {
        return accessor.invoke(row);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a row of a page has no public component", e);
      }
    }
  }

  static RowFields of(Record row) {
    return KNOWN.get(row.getClass());
  }

  /** The names of all fields, those included that have no value in this row. */
  Stream<String> names(Record row) {
    return fields.stream()
        .flatMap(field -> field.unwrapped() ? inner(field, row) : Stream.of(field.name()));
  }

  private static Stream<String> inner(Field field, Record row) {
    Record value = (Record) field.of(row);
    return RowFields.of(value).names(value);
  }

  /** The values of some fields, in the order of the row. */
  Map<String, Object> values(Record row, Set<String> wanted) {
    Map<String, Object> values = new LinkedHashMap<>();
    read(row, wanted, values);
    return values;
  }

  private void read(Record row, Set<String> wanted, Map<String, Object> values) {
    for (Field field : fields) {
      if (field.unwrapped()) {
        Record value = (Record) field.of(row);
        RowFields.of(value).read(value, wanted, values);
      } else if (wanted.contains(field.name())) {
        Object value = field.of(row);
        if (value != null || !withoutNull) {
          values.put(field.name(), value);
        }
      }
    }
  }
}

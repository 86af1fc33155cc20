package io.tenantry.app.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
          List<Field> fields = new ArrayList<>();
          for (RecordComponent component : row.getRecordComponents()) {
            fields.add(Field.of(component));
          }
          return new RowFields(row.isAnnotationPresent(JsonInclude.class), fields);
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

  /**
   * Puts the values of a row where they belong.
   *
   * @param known gets the names of all fields, those without a value included
   */
  void read(Record row, List<String> known, Map<String, Object> values) {
    for (Field field : fields) {
      Object value = field.of(row);
      if (field.unwrapped()) {
        RowFields.of((Record) value).read((Record) value, known, values);
        continue;
      }
      known.add(field.name());
      if (value != null || !withoutNull) {
        values.put(field.name(), value);
      }
    }
  }
}

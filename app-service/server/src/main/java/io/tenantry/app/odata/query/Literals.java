package io.tenantry.app.odata.query;

import io.tenantry.app.odata.model.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.apache.olingo.commons.api.edm.EdmPrimitiveType;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeException;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.edm.EdmType;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;

/** Values in a URL. */
final class Literals {

  private static final String SECONDS = "({} * interval '1 second')";

  private Literals() {}

  static Term term(Literal literal) {
    if (literal.getType() == null) {
      return Term.value(Kind.NOTHING, null);
    }
    Kind kind = kind(literal.getType()).orElseThrow(() -> Refused.notSupported("This literal"));
    EdmPrimitiveType type = (EdmPrimitiveType) literal.getType();
    try {
      return value(kind, type, type.fromUriLiteral(literal.getText()));
    } catch (EdmPrimitiveTypeException | ArithmeticException | NumberFormatException e) {
      throw Refused.invalid("literal", "is not a value of its type");
    }
  }

  /** A key, or what else the library has already found to be of the type. */
  static Term value(Kind kind, EdmPrimitiveType type, String text)
      throws EdmPrimitiveTypeException {
    return switch (kind) {
      case TEXT, NOTHING -> Term.value(Kind.TEXT, parse(type, text, String.class));
      case INTEGER, LONG -> Term.value(Kind.LONG, parse(type, text, Long.class));
      case DECIMAL -> Term.value(kind, new BigDecimal(text));
      case BOOLEAN -> Term.value(kind, parse(type, text, Boolean.class));
      case DATE -> Term.value(kind, parse(type, text, LocalDate.class));
      case TIME -> Term.value(kind, parse(type, text, LocalTime.class));
      case TIMESTAMP -> Term.value(kind, timestamp(type, text));
      case UUID -> Term.value(kind, parse(type, text, UUID.class));
      case DURATION ->
          Term.of(kind, SECONDS, Term.value(Kind.DECIMAL, parse(type, text, BigDecimal.class)));
    };
  }

  private static <T> T parse(EdmPrimitiveType type, String text, Class<T> as)
      throws EdmPrimitiveTypeException {
    return type.valueOfString(text, true, null, null, null, true, as);
  }

  private static Object timestamp(EdmPrimitiveType type, String text)
      throws EdmPrimitiveTypeException {
    return type.valueOfString(text, true, null, 9, null, true, Instant.class)
        .atOffset(ZoneOffset.UTC);
  }

  /** What a type of the library is here, if it is anything. */
  static Optional<Kind> kind(EdmType type) {
    if (!(type instanceof EdmPrimitiveType)) {
      return Optional.empty();
    }
    return switch (EdmPrimitiveTypeKind.valueOf(type.getName())) {
      case String -> Optional.of(Kind.TEXT);
      case SByte, Byte, Int16, Int32, Int64 -> Optional.of(Kind.LONG);
      case Decimal, Double, Single -> Optional.of(Kind.DECIMAL);
      case Boolean -> Optional.of(Kind.BOOLEAN);
      case Date -> Optional.of(Kind.DATE);
      case TimeOfDay -> Optional.of(Kind.TIME);
      case DateTimeOffset -> Optional.of(Kind.TIMESTAMP);
      case Duration -> Optional.of(Kind.DURATION);
      case Guid -> Optional.of(Kind.UUID);
      default -> Optional.empty();
    };
  }
}

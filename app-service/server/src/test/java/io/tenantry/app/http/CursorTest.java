package io.tenantry.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void whatWasGivenOutIsUnderstood() {
    Cursor cursor = new Cursor("-name", new UUID(1, 2), "line one\nline two, ü");

    assertThat(Cursor.parse(cursor.toString(), "-name")).isEqualTo(cursor);
    assertThat(cursor.toString()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void cursorOfAnotherSortIsRefused() {
    String byName = new Cursor("name", new UUID(1, 2), "a").toString();

    assertThatThrownBy(() -> Cursor.parse(byName, "number")).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "name",
        "name\nno-uuid\nkey",
        "name\n00000000-0000-0001-0000-000000000002\n\u0000"
      })
  void whatIsNoCursorIsRefused(String content) {
    String text = Base64.getUrlEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> Cursor.parse(text, "name")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> Cursor.parse("%%%", "name")).isInstanceOf(ProblemException.class);
  }
}

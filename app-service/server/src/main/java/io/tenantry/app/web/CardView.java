package io.tenantry.app.web;

import java.net.URI;
import java.util.List;

/**
 * A card: the fields of one row, to be read and changed.
 *
 * @param tag the version that is shown, as a header of the change; empty for a new row
 * @param save where the fields are sent
 * @param fresh whether the row is new
 * @param back the list
 */
record CardView(
    String title, String tag, URI save, boolean fresh, URI back, String one, List<Input> inputs) {

  /**
   * A field to be filled in.
   *
   * @param flag whether it is a check box
   */
  record Input(
      String name, String label, String value, boolean required, boolean flag, boolean amount) {

    static Input of(CardKind.Field field, String value) {
      return new Input(
          field.name(),
          field.label(),
          value,
          field.required(),
          field.form() == CardKind.Form.FLAG,
          field.form() == CardKind.Form.AMOUNT);
    }
  }
}

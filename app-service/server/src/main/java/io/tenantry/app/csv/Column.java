package io.tenantry.app.csv;

import java.util.List;

/** A column that a kind of file may have. Implemented by an enum of all of them. */
public interface Column {

  /** The name of the property it fills, as in JSON. */
  String property();

  /** Other headers it is known by. Like the property's name, in any letter case. */
  List<String> aliases();

  /** Whether a file without it is refused. */
  boolean required();
}

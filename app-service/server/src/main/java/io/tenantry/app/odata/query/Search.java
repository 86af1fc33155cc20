package io.tenantry.app.odata.query;

import io.tenantry.app.odata.model.Kind;
import io.tenantry.app.odata.model.Table;
import org.apache.olingo.server.api.uri.queryoption.search.SearchBinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.search.SearchExpression;

/** Words that are to occur somewhere in a row, in any letter case. */
final class Search {

  private Search() {}

  static Term term(SearchExpression asked, Relation rows) {
    if (asked.isSearchBinary()) {
      Term left = term(asked.asSearchBinary().getLeftOperand(), rows);
      Term right = term(asked.asSearchBinary().getRightOperand(), rows);
      return asked.asSearchBinary().getOperator() == SearchBinaryOperatorKind.AND
          ? left.and(right)
          : left.or(right);
    }
    if (asked.isSearchUnary()) {
      return term(asked.asSearchUnary().getOperand(), rows).not();
    }
    return word(asked.asSearchTerm().getSearchTerm(), rows);
  }

  private static Term word(String word, Relation rows) {
    Table table = rows.table().orElseThrow(() -> Refused.notSupported("$search after groupby"));
    Term sought = Term.value(Kind.TEXT, word);
    return table.searched().stream()
        .map(property -> rows.property(property).orElseThrow())
        .map(text -> Term.comparison("(strpos(lower({}), lower({})) > 0)", text, sought))
        .reduce(Term::or)
        .orElseThrow();
  }
}

package io.tenantry.app.odata.query;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.odata.model.Kind;
import io.tenantry.app.odata.model.Navigation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.olingo.commons.api.edm.EdmEnumType;
import org.apache.olingo.commons.api.edm.EdmType;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.ExpressionVisitException;
import org.apache.olingo.server.api.uri.queryoption.expression.ExpressionVisitor;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;
import org.apache.olingo.server.api.uri.queryoption.expression.UnaryOperatorKind;

/** Makes SQL of expressions about the rows of a relation. For one statement and thread. */
final class Conditions implements ExpressionVisitor<Term> {

  private final Asked asked;
  private final Relation rows;
  private final Map<String, Relation> variables;

  Conditions(Asked asked, Relation rows) {
    this(asked, rows, Map.of());
  }

  private Conditions(Asked asked, Relation rows, Map<String, Relation> variables) {
    this.asked = asked;
    this.rows = rows;
    this.variables = variables;
  }

  /** Inside of {@code any} and {@code all}, where a variable stands for rows of their own. */
  Conditions with(String variable, Relation relation) {
    Map<String, Relation> all = new HashMap<>(variables);
    all.put(variable, relation);
    return new Conditions(asked, rows, all);
  }

  Relation rows() {
    return rows;
  }

  Relation variable(String name) {
    Relation relation = variables.get(name);
    if (relation == null) {
      throw Refused.invalid(name, "is not known here");
    }
    return relation;
  }

  /** All rows that the link can lead to. */
  Relation others(Navigation navigation) {
    return asked.rows(asked.model().target(navigation));
  }

  /**
   * @throws ProblemException if it is not understood
   */
  Term term(Expression expression) {
    try {
      return expression.accept(this);
    } catch (ExpressionVisitException | ODataApplicationException e) {
      throw Refused.invalid("expression", "is not understood");
    }
  }

  /**
   * @throws ProblemException if it is no condition
   */
  Term condition(Expression expression) {
    Term term = term(expression);
    if (term.kind() != Kind.BOOLEAN) {
      throw Refused.invalid("expression", "is neither true nor false");
    }
    return term;
  }

  @Override
  public Term visitBinaryOperator(BinaryOperatorKind operator, Term left, Term right) {
    return Operators.apply(operator, left, right);
  }

  @Override
  public Term visitBinaryOperator(BinaryOperatorKind operator, Term left, List<Term> right) {
    return Operators.in(left, right);
  }

  @Override
  public Term visitUnaryOperator(UnaryOperatorKind operator, Term operand) {
    return operator == UnaryOperatorKind.NOT
        ? operand.not()
        : Term.of(operand.kind(), "(- {})", operand);
  }

  @Override
  public Term visitMethodCall(MethodKind function, List<Term> parameters) {
    return Calls.call(function, parameters);
  }

  @Override
  public Term visitLiteral(Literal literal) {
    return Literals.term(literal);
  }

  @Override
  public Term visitMember(Member member) {
    if (member.getStartTypeFilter() != null) {
      throw Refused.notSupported("A type in a path");
    }
    return new Steps(this, member.getResourcePath().getUriResourceParts()).term();
  }

  @Override
  public Term visitAlias(String name) {
    return asked.alias(name, this::term);
  }

  @Override
  public Term visitTypeLiteral(EdmType type) {
    Kind kind =
        Literals.kind(type).orElseThrow(() -> Refused.notSupported("The type " + type.getName()));
    return Term.value(kind, null);
  }

  @Override
  public Term visitLambdaExpression(String function, String variable, Expression expression) {
    throw Refused.notSupported("This use of any and all");
  }

  @Override
  public Term visitLambdaReference(String variable) {
    throw Refused.notSupported("A variable without a property");
  }

  @Override
  public Term visitEnum(EdmEnumType type, List<String> values) {
    throw Refused.notSupported("An enumeration");
  }
}

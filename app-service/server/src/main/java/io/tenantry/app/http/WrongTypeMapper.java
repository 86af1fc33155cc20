package io.tenantry.app.http;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/**
 * Takes the place of Quarkus' own mapper, which answers with a body of its own and names classes.
 */
@Provider
public class WrongTypeMapper extends ExceptionMapperBase<MismatchedInputException> {

  @Override
  protected HttpProblem toProblem(MismatchedInputException wrong) {
    return ProblemMapper.body(JsonRefusal.in(wrong).orElseThrow()).build();
  }
}

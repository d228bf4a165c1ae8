package org.headgate.common.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.List;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.FieldPath;
import org.headgate.common.problem.InvalidRequestException;

/**
 * Exception mapper for violated constraints of the contract; names each field as it is called on
 * the wire.
 */
@Provider
public class ConstraintViolationMapper implements ExceptionMapper<ConstraintViolationException> {

  private static final NamingBase SNAKE_CASE = (NamingBase) PropertyNamingStrategies.SNAKE_CASE;

  @Inject ProblemResponseFactory problemResponseFactory;

  @Override
  public Response toResponse(ConstraintViolationException exception) {
    List<FieldError> errors =
        exception.getConstraintViolations().stream()
            .map(violation -> new FieldError(fieldOf(violation), violation.getMessage()))
            .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
            .toList();
    return problemResponseFactory.answer(new InvalidRequestException(errors));
  }

  /** The path from the body to the member, such as {@code rules[2].hold}. */
  private static String fieldOf(ConstraintViolation<?> violation) {
    FieldPath path = new FieldPath();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getIndex() != null) {
        path.index(node.getIndex());
      }
      if (isMember(node)) {
        path.name(SNAKE_CASE.translate(node.getName()));
      }
    }
    return isMethodLevel(violation) || path.isEmpty() ? "body" : path.toString();
  }

  private static boolean isMember(Path.Node node) {
    return node.getKind() == ElementKind.PROPERTY;
  }

  private static boolean isMethodLevel(ConstraintViolation<?> violation) {
    int depth = 0;
    for (Path.Node ignored : violation.getPropertyPath()) {
      depth++;
    }
    return depth <= 2;
  }
}

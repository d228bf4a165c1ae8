package org.headgate.common.paging;

import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;

/**
 * The query parameters of every list, {@code ?limit=} and {@code ?cursor=}; a parameter of a
 * resource method, annotated with {@code @BeanParam}. They are taken as texts so that a wrong one
 * is answered by its name.
 */
public class PageQuery {

  /** The most items of one page. */
  public static final int MOST = 200;

  private static final int DEFAULT = 50;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

  @QueryParam("limit")
  @Parameter(
      description = "How many items at most, 1 to 200",
      schema = @Schema(implementation = Integer.class))
  private String limit;

  @QueryParam("cursor")
  @Parameter(description = "The next_cursor of the page before")
  private String cursor;

  /** For JAX-RS. */
  public PageQuery() {}

  /** For a caller of the typed client. */
  public PageQuery(int limit, Optional<String> cursor) {
    this.limit = String.valueOf(limit);
    this.cursor = cursor.orElse(null);
  }

  /**
   * 1 to 200, 50 when it was not said.
   *
   * @throws InvalidRequestException for anything else
   */
  public int limit() {
    if (limit == null) {
      return DEFAULT;
    }
    if (NUMBER.matcher(limit).matches()) {
      int asked = Integer.parseInt(limit);
      if (asked >= 1 && asked <= MOST) {
        return asked;
      }
    }
    throw new InvalidRequestException(
        new FieldError("limit", "must be a whole number from 1 to " + MOST));
  }

  /**
   * Empty for the first page.
   *
   * @throws InvalidRequestException for a text that is no cursor
   */
  public Optional<Cursor> cursor() {
    return Optional.ofNullable(cursor).filter(text -> !text.isEmpty()).map(Cursor::parse);
  }
}

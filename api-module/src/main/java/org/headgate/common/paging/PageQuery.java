package org.headgate.common.paging;

import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.headgate.common.problem.InvalidRequestException;

/**
 * The query parameters {@code ?limit=} and {@code ?cursor=} of every list, as a {@code @BeanParam}
 * of resource methods. They are read as texts, so that an invalid one is refused by its name.
 */
public class PageQuery {

  /** The most items on a page. */
  public static final int MAX = 200;

  private static final int DEFAULT = 50;

  @QueryParam("limit")
  @Parameter(
      description = "Maximum number of items, 1 to 200; default 50",
      schema = @Schema(implementation = Integer.class))
  private String limit;

  @QueryParam("cursor")
  @Parameter(description = "next_cursor of the previous page")
  private String cursor;

  /** For JAX-RS. */
  public PageQuery() {}

  /** For a caller of the typed client. */
  public PageQuery(int limit, Optional<String> cursor) {
    this.limit = String.valueOf(limit);
    this.cursor = cursor.orElse(null);
  }

  /**
   * 1 to 200; 50 when left out.
   *
   * @throws InvalidRequestException for anything else
   */
  public int limit() {
    return QueryParameters.number("limit", limit, 1, MAX).orElse(DEFAULT);
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

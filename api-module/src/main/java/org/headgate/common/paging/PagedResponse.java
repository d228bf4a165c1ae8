package org.headgate.common.paging;

import java.util.Optional;

/** One page of a list, in whichever form: its answer's header Link names the next page. */
public interface PagedResponse {

  /** For the query parameter {@code cursor} of the next call; empty on the last page. */
  Optional<String> nextCursor();
}

package org.headgate.http.web;

import org.headgate.common.problem.InvalidRequestException;
import org.headgate.fuzzing.ParserFuzz;

class ContentTypeHeaderFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    parsed(InvalidRequestException.class, () -> ContentTypeHeader.isReadable(text));
  }
}

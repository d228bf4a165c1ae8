package org.headgate.pool.persistence.sources;

import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Notes who sends each statement of Hibernate's, and changes none. Named in persistence.xml. */
public final class SourceInspector implements StatementInspector {

  private static final long serialVersionUID = 1L;

  @Override
  public String inspect(String sql) {
    return StatementSources.noted(sql);
  }
}

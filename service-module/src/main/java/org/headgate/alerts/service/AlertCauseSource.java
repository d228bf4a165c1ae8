package org.headgate.alerts.service;

import java.util.List;

/** SPI: reports what is wrong now, from this node's memory, without asking a database or server. */
interface AlertCauseSource {

  List<AlertCause> causes();
}

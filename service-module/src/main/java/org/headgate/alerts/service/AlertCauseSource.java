package org.headgate.alerts.service;

import java.util.List;

/** Says what is wrong now, from what this node remembers: it asks no database and no server. */
interface AlertCauseSource {

  List<AlertCause> causes();
}

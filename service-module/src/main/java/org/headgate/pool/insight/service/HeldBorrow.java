package org.headgate.pool.insight.service;

import java.time.Duration;
import org.headgate.pool.service.Borrow;

/** A borrow and how long it was held when the server had answered. */
record HeldBorrow(Borrow borrow, Duration held) {}

package countinghouse.warehouse;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Further connections to a warehouse, for a library that wants to open and close its own.
 *
 * @param location where they lead
 * @param role of whoever uses them
 */
record WarehouseConnections(WarehouseLocation location, WarehouseRole role) implements DataSource {
  @Override
  public Connection getConnection() {
    return location.connect(role);
  }

  /** Who logs in is said in the settings. */
  @Override
  public Connection getConnection(String user, String password)
      throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("the settings say who logs in");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}

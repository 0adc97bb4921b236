package io.letterbox.it.server;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A table: what is written in a transaction is there only if it commits, where there are transactions. */
@ApplicationScoped
class Ledger {

    @Inject
    Premises premises;

    @PostConstruct
    void open() {
        try (Connection connection = premises.database().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet tables = connection.getMetaData().getTables(null, null, "LEDGER", null)) {
                if (!tables.next()) {
                    statement.execute("create table LEDGER (ENTRY varchar(100))");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the table; outside of any transaction, which could undo it. */
    void ready() {
        // The container has called open() before.
    }

    void write(String entry) {
        try (Connection connection = premises.database().getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into LEDGER values (?)")) {
            insert.setString(1, entry);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows are left of those that were written in what was undone. */
    static int leftOf(int written) {
        return Environment.current().can(Capability.JTA) ? 0 : written;
    }

    int count(String entry) {
        try (Connection connection = premises.database().getConnection();
                PreparedStatement query = connection.prepareStatement("select count(*) from LEDGER where ENTRY = ?")) {
            query.setString(1, entry);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

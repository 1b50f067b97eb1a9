-- What tells of others, and can be closed by who looks after the whole server only.
DO $$
DECLARE each RECORD;
BEGIN
  FOR each IN SELECT oid::regprocedure AS name FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
    AND (proname ~ '^pg_stat_get|^pg_stat_file|^pg_advisory|^pg_try_advisory|^lo_|^pg_lock_status'
      OR proname IN ('lowrite', 'loread', 'pg_relation_size', 'pg_total_relation_size', 'pg_table_size',
        'pg_indexes_size', 'pg_database_size', 'pg_notify'))
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', each.name);
  END LOOP;
  FOR each IN SELECT oid::regclass AS name FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace
    AND relkind = 'v' AND (relname ~ '^pg_stat' OR relname = 'pg_locks')
  LOOP
    EXECUTE format('REVOKE SELECT ON %s FROM PUBLIC', each.name);
  END LOOP;
END $$;

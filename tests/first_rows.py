"""The rows migrations make – departments, calendar, content types – survive the emptying of tables.

A test with real transactions ends with every table emptied. What migrations had put there is
kept in a schema of its own and put back, so that the next test finds the hall as it opens.
Most tests write to a dozen of two hundred tables: only those are touched, row by row, because
truncating makes new files of every table and index and waits for the disk.
"""

from django.db import connection

KEPT = "first_rows"
PUT_BACK = f"SELECT {KEPT}.put_back()"
MAKE_PUT_BACK = f"""
CREATE FUNCTION {KEPT}.put_back() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    one text;
    kept boolean;
    changed boolean;
    listed text;
BEGIN
    FOR one IN
        SELECT quote_ident(tablename) FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'django_migrations'
    LOOP
        kept := to_regclass('{KEPT}.' || one) IS NOT NULL;
        EXECUTE format(
            CASE WHEN kept THEN
                'SELECT EXISTS ((TABLE public.%1$s EXCEPT ALL TABLE {KEPT}.%1$s)
                    UNION ALL (TABLE {KEPT}.%1$s EXCEPT ALL TABLE public.%1$s))'
            ELSE 'SELECT EXISTS (SELECT FROM public.%1$s)' END,
            one
        ) INTO changed;
        CONTINUE WHEN NOT changed;
        EXECUTE format('DELETE FROM public.%s', one);
        CONTINUE WHEN NOT kept;
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO listed
        FROM pg_attribute
        WHERE attrelid = ('public.' || one)::regclass
            AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
        EXECUTE format(
            'INSERT INTO public.%1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM {KEPT}.%1$s', one, listed
        );
    END LOOP;
END $$
"""


def keep_what_migrations_left() -> None:
    """Copy every table that is not empty after migrating; the connection must be the owner's."""
    with connection.cursor() as cursor:
        tables = [table for table in connection.introspection.table_names() if table != "django_migrations"]
        cursor.execute(f"DROP SCHEMA IF EXISTS {KEPT} CASCADE; CREATE SCHEMA {KEPT}")
        for table in tables:
            cursor.execute(f"SELECT EXISTS (SELECT FROM public.{table})")
            if cursor.fetchone() == (True,):
                cursor.execute(f"CREATE TABLE {KEPT}.{table} AS TABLE public.{table}")
        cursor.execute(MAKE_PUT_BACK)

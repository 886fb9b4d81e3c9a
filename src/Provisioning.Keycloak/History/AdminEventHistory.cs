using System.Collections.Concurrent;
using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.History;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;

namespace Provisioning.Keycloak.History;

/// <summary>
/// Reads admin events by the paths of the objects, newest first, until our own last change of each. So no date has to be
/// guessed, which release 24 takes as a day only, and people's events are not read. At most <see cref="Objects"/> objects
/// of two paths and <see cref="PagesOfAPath"/> pages each, and the names of <see cref="EventsOfAPage"/> authors at worst.
/// </summary>
internal sealed class AdminEventHistory(AdminApi api, RealmIds ids, Authors authors)
{
    private const string ViewEvents = "view-events";
    private const int Objects = 50;
    private const int PagesOfAPath = 3;
    private const int EventsOfAPage = 100;

    private readonly Place place = Place.Of(api.Realm);

    public async Task<ChangeHistory> FindAsync(IReadOnlyList<IRealmObject> changed, CancellationToken cancellationToken)
    {
        if (changed.Count == 0)
        {
            return ChangeHistory.Nothing;
        }

        var before = api.Requests;
        try
        {
            return await ObstacleAsync(cancellationToken).ConfigureAwait(false) is { } obstacle
                ? ChangeHistory.Untold(obstacle, api.Requests - before)
                : await ReadAsync(changed, before, cancellationToken).ConfigureAwait(false);
        }
        catch (KeycloakException e)
        {
            var finding = e.Finding.Code == KeycloakCodes.RightMissing.Code ? Missing() : e.Finding;
            return ChangeHistory.Untold(finding, api.Requests - before);
        }
    }

    private async Task<Diagnostic?> ObstacleAsync(CancellationToken cancellationToken)
    {
        var rights = (await api.SignInAsync(cancellationToken).ConfigureAwait(false)).RightsIn(api.Realm);
        if (rights is not null && !rights.Has(ViewEvents))
        {
            return Missing();
        }

        using var realm = await api.ReadAsync($"", Rights.ViewRealm, cancellationToken).ConfigureAwait(false);
        return realm.RootElement.Flag("adminEventsEnabled")
            ? null
            : HistoryCodes.NotRecorded.At(place, $"Realm '{api.Realm}' does not record who changes it.");
    }

    private async Task<ChangeHistory> ReadAsync(IReadOnlyList<IRealmObject> changed, int before, CancellationToken cancellationToken)
    {
        var found = new ConcurrentDictionary<Address, ValueList<RecordedChange>>();
        var findings = new ConcurrentBag<Diagnostic>();
        await Parallel.ForEachAsync(changed.Take(Objects), Parallelism.Of(cancellationToken), async (item, token) =>
        {
            var changes = new List<RecordedChange>();
            foreach (var path in EventPaths.Of(item, ids))
            {
                if (!await ReadPathAsync(path, changes, token).ConfigureAwait(false))
                {
                    findings.Add(HistoryCodes.CutOff.At(
                        Place.Of(item.Address.Name), $"Of {item.Address} only the newest {PagesOfAPath * EventsOfAPage} events were read."));
                }
            }

            if (changes.Count > 0)
            {
                found[item.Address] = ValueList.From(changes.OrderByDescending(c => c.Time));
            }
        }).ConfigureAwait(false);

        if (changed.Count > Objects)
        {
            findings.Add(HistoryCodes.CutOff.At(place, $"Authors were looked for of {Objects} drifted objects of {changed.Count}."));
        }

        return new ChangeHistory(Map<Address, ValueList<RecordedChange>>.From(found), Diagnostic.Sort(findings), api.Requests - before)
        {
            IsKnown = true,
        };
    }

    /// <returns>Whether the record was read back to our own last change, or to its beginning.</returns>
    private async Task<bool> ReadPathAsync(string path, List<RecordedChange> changes, CancellationToken cancellationToken)
    {
        for (var page = 0; page < PagesOfAPath; page++)
        {
            using var events = await api
                .ReadAsync(
                    $"admin-events?resourcePath={path + "*"}&first={page * EventsOfAPage}&max={EventsOfAPage}", ViewEvents, cancellationToken)
                .ConfigureAwait(false);
            foreach (var change in events.RootElement.EnumerateArray().Select(AdminEvent.Read).Where(e => e.IsChange && EventPaths.Means(path, e.Path)))
            {
                var author = await authors.OfAsync(change, cancellationToken).ConfigureAwait(false);
                if (author.IsSelf)
                {
                    return true;
                }

                changes.Add(new RecordedChange(change.Time, author.Words, change.From, change.Words));
            }

            if (events.RootElement.GetArrayLength() < EventsOfAPage)
            {
                return true;
            }
        }

        return false;
    }

    private Diagnostic Missing() => HistoryCodes.RightMissing.At(
        place, $"Who changed what stays unnamed: {api.Caller} lacks the role '{ViewEvents}' of 'realm-management' in realm '{api.Realm}'.");
}

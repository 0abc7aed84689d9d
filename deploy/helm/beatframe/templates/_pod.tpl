{{- define "beatframe.environment" -}}
envFrom:
  - secretRef: { name: {{ .Values.secret }} }
env:
  - { name: BEATFRAME_STORE, value: {{ .Values.store | quote }} }
  - { name: BEATFRAME_S3_ENDPOINT, value: {{ .Values.s3Endpoint | quote }} }
  - { name: BEATFRAME_S3_REGION, value: {{ .Values.s3Region | quote }} }
  - { name: BEATFRAME_SANDBOX, value: {{ .Values.sandbox | quote }} }
{{- end }}

{{- define "beatframe.container" -}}
image: {{ .Values.image }}
ports:
  - { name: http, containerPort: 8080 }
  - { name: ops, containerPort: 8081 }
livenessProbe:
  httpGet: { path: /actuator/health/liveness, port: ops }
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: { path: /actuator/health/readiness, port: ops }
  periodSeconds: 5
  timeoutSeconds: 5
startupProbe:
  httpGet: { path: /actuator/health/liveness, port: ops }
  periodSeconds: 2
  failureThreshold: 60
volumeMounts:
  - { name: data, mountPath: /data }
  - { name: tmp, mountPath: /tmp }
{{ include "beatframe.security" . }}
{{ include "beatframe.environment" . }}
{{- end }}

{{- define "beatframe.security" -}}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  readOnlyRootFilesystem: true
  allowPrivilegeEscalation: false
  capabilities: { drop: [ALL] }
  # bubblewrap makes user namespaces and mounts in them, which the default profiles forbid.
  seccompProfile: { type: Unconfined }
  appArmorProfile: { type: Unconfined }
{{- end }}
